/** Plain descent, or Adam. */
export const steps = ["descent", "adam"] as const;
export type Step = (typeof steps)[number];

/** How a net is drawn and called: by colour and by dash. */
interface NetStyle {
  readonly label: string;
  readonly colour: string;
  readonly dash: string;
}

/** The nets of the experiment, by name. */
const styles: Readonly<Partial<Record<string, NetStyle>>> = {
  plain: {label: "plain", colour: "var(--unclipped)", dash: "none"},
  "plain-glorot": {label: "plain, Glorot", colour: "var(--gate-c)", dash: "6 3"},
  logistic: {label: "plain, logistic", colour: "var(--cell-rnn-logistic)", dash: "2 3"},
  residual: {label: "residual", colour: "var(--gate-i)", dash: "12 3"},
  highway: {label: "highway", colour: "var(--path-h)", dash: "9 2 2 2"}
};

/** @throws RangeError where no style was chosen for a net */
export function netStyle(network: string): NetStyle {
  const style = styles[network];
  if (!style) throw new RangeError(`netStyle: expected one of ${Object.keys(styles).join(", ")}, got ${network}`);
  return style;
}
