import { describe, expect, it } from 'vitest';

import { isSoftwareName } from './softwareRenderer';

describe('isSoftwareName', () => {
  it('knows the processors that draw', () => {
    expect(
      isSoftwareName('ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)'),
    ).toBe(true);
    expect(isSoftwareName('llvmpipe (LLVM 15.0.6, 256 bits)')).toBe(true);
    expect(isSoftwareName('ANGLE (Microsoft, Microsoft Basic Render Driver, D3D11)')).toBe(true);
  });

  it('and graphics cards', () => {
    expect(isSoftwareName('ANGLE (NVIDIA, NVIDIA GeForce RTX 3060, D3D11)')).toBe(false);
    expect(isSoftwareName('Mali-G78')).toBe(false);
  });
});
