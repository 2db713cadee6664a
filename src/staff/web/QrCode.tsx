// A square to scan with a phone, drawn from its dots.
import { encode } from 'uqr';
import classes from './staff.module.css';

export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const code = encode(text, { ecc: 'M', border: 2 });
  const dots = code.data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg
      className={classes['qr']}
      viewBox={`0 0 ${code.size} ${code.size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={dots.join('')} fill="#000" />
    </svg>
  );
}
