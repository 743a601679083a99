export interface EmulatorOptions {
  /** Port on loopback; 0, the default, takes any free one. */
  port?: number;
  /** JSON file that keeps the instance over restarts. Default: in memory only. */
  stateFile?: string;
  /** Operator with the right `admin`. Default "admin". */
  user?: string;
  /** Default "admin". */
  password?: string;
  /** Kind of instance. */
  profile?: "v7";
  /** Default "emulator", or what the state file says. */
  instanceName?: string;
  /** Default: random at the first start, then kept. */
  databaseId?: string;
  /** More operators, for instance one without the right `admin`. */
  operators?: { name: string; password: string; rights: string[] }[];
  /** The package with the IMS account is there from the first start. Default false. */
  packageInstalled?: boolean;
  /** Port of the control interface on loopback; 0 takes any free one. Off unless given. */
  controlPort?: number;
}
