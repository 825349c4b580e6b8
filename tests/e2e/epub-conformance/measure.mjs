export const near = (a, b, share = 0.03) => Math.abs(a - b) <= share * Math.max(Math.abs(a), Math.abs(b), 1);

const named = { red: [255, 0, 0], green: [0, 128, 0] };

/** Share of a colour in a part of a screenshot. */
export async function shareOf(eyes, screenshot, area, colour) {
  const [r, g, b] = named[colour];
  const values = await eyes.colours(screenshot, area);
  let count = 0;
  for (let i = 0; i < values.length; i += 3)
    if (Math.abs(values[i] - r) + Math.abs(values[i + 1] - g) + Math.abs(values[i + 2] - b) < 60) count++;
  return (3 * count) / values.length;
}
