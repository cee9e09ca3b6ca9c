export const exercises: {id: string}[] = [];
