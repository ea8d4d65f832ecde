type Texts = { [key: string]: string | Texts };
export function compare(name: string, languages: Record<string, Texts>): string[];
export function checkFolder(folder: URL): Promise<string[]>;
