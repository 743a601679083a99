/** Which of the two hosts serves the resources that this process registers: Pulumi's host of dynamic providers, or our own plugin. */
let byPlugin = false;

/** For the plugin's own components: their children are the plugin's too, wherever the program runs. */
export function hostedByPlugin(): void {
  byPlugin = true;
}

export function isHostedByPlugin(): boolean {
  return byPlugin;
}

/** The type of a resource in the plugin, by its type in the host of dynamic providers. */
export function typeInPlugin(type: string): string {
  return type.replace(/^pulumi-nodejs:dynamic\/([\w-]+):/, "$1:index:");
}
