export interface RefNoProps {
  /** such as 'INC-004127' or a provisional 'New K7F' */
  children: string;
  /** it exists on this device only and will be replaced: dashed underline */
  here?: boolean;
  className?: string;
}

/** A number people quote. Its figures align, its hyphen keeps its own width, and it never breaks. */
export function RefNo({ children, here, className = '' }: RefNoProps) {
  const cut = children.lastIndexOf('-') + 1;
  return (
    <bdi
      className={`whitespace-nowrap [font-variant-numeric:normal] ${here ? 'border-b-[1.5px] border-dashed border-line-strong' : ''} ${className}`}
    >
      {children.slice(0, cut)}
      <span className="num">{children.slice(cut)}</span>
    </bdi>
  );
}
