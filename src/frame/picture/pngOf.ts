/** Dots of a saved picture for each of its units: a slide's or a print's. */
const scale = 2;

/**
 * An SVG picture that stands alone as a PNG, twice as wide and high as it says it is.
 * @throws Error when the browser cannot read the picture or has no room for it
 */
export async function pngOf(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], {type: "image/svg+xml"}));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = scale * image.naturalWidth;
    canvas.height = scale * image.naturalHeight;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!png) throw new Error(`pngOf: expected a picture of ${canvas.width} by ${canvas.height} dots, got none`);
    return png;
  } finally {
    URL.revokeObjectURL(address);
  }
}
