/** Advisories that were read and do not concern us, by their address; each until the package has a version without it. */
export const accepted: Readonly<Record<string, string>> = {};
