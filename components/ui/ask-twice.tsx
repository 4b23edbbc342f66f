'use client';
import { type ReactNode, useRef, useState } from 'react';
import { DialogConfirm } from './dialog-confirm';

interface Question {
  title: string;
  text: ReactNode;
  confirm: string;
}

interface AskTwiceProps {
  isOpen: boolean;
  onClose: () => void;
  /** names what would be lost */
  first: Question;
  /** says that it is final */
  second: Question;
  keep: string;
  onConfirm: () => void;
}

/** Two questions before something somebody wrote goes. Escape and the scrim keep it, at either of them. */
export function AskTwice({ isOpen, onClose, first, second, keep, onConfirm }: AskTwiceProps) {
  const [isSecond, setIsSecond] = useState(false);
  const goesOn = useRef(false);
  const end = () => {
    setIsSecond(false);
    goesOn.current = false;
    onClose();
  };
  return (
    <>
      <DialogConfirm
        isOpen={isOpen && !isSecond}
        onClose={() => {
          // A panel closes itself once it is confirmed: that is not the end here.
          if (!goesOn.current) end();
        }}
        title={first.title}
        confirm={first.confirm}
        keep={keep}
        tone="primary"
        onConfirm={() => {
          goesOn.current = true;
          setIsSecond(true);
        }}
      >
        {first.text}
      </DialogConfirm>
      <DialogConfirm
        isOpen={isOpen && isSecond}
        onClose={end}
        title={second.title}
        confirm={second.confirm}
        keep={keep}
        onConfirm={onConfirm}
      >
        {second.text}
      </DialogConfirm>
    </>
  );
}
