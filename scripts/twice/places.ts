/** Where a build is done: in what folder, and in what part of the world by its environment. */
export interface Place {
  readonly name: string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** As far apart as settings allow: letters fold otherwise, numbers have commas, it is tomorrow, the path has a space. */
export const places: readonly [Place, Place] = [
  {name: "in C, in UTC", folder: "one", environment: {LC_ALL: "C", LANG: "C", TZ: "UTC"}},
  {
    name: "in Turkish, in Kiritimati",
    folder: "another folder/lecture",
    environment: {LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Pacific/Kiritimati"}
  }
];
