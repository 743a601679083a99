/**
 * Are the installed packages those of the lock file? Both are npm's own files: `package-lock.json`, and the copy that
 * npm leaves in `node_modules/.package-lock.json` as the last act of an installation. A package that is optional may
 * be absent (it is made for another platform); every other one must be there in the locked version.
 *
 * @param {string | undefined} lockText
 * @param {string | undefined} installedText
 */
export function dependenciesAreCurrent(lockText, installedText) {
  if (lockText === undefined || installedText === undefined) return false;
  const locked = JSON.parse(lockText).packages;
  const installed = JSON.parse(installedText).packages;
  return Object.entries(locked).every(([path, wanted]) => {
    if (!path.startsWith("node_modules/")) return true; // the project itself
    const found = installed[path];
    if (found === undefined) return Boolean(wanted.optional || wanted.devOptional);
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}
