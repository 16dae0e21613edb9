/** The last resort: a fault in the page itself becomes a sentence instead of an empty window. */

import { Component, type ReactNode } from 'react';

interface ErrorBoundaryProps {
  /** What is shown in place of the broken part. */
  readonly fallback: (message: string) => ReactNode;
  readonly children: ReactNode;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly message: string | null }> {
  override state: { readonly message: string | null } = { message: null };

  static getDerivedStateFromError(error: unknown): { readonly message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    return message === null ? this.props.children : this.props.fallback(message);
  }
}
