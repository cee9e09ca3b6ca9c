/** lossCliff of loss-cliff: the room of a figure, the export of a cell. */
export function camelCase(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
