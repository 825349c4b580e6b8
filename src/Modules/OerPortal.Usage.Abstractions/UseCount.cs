using System.Runtime.InteropServices;

namespace OerPortal.Usage;

/// <summary>How often something was used.</summary>
/// <param name="Uses">Without robots and without double clicks.</param>
/// <param name="People">
/// How many people that were, each counted once a day. Nobody is stored, so over several days the same person counts again.
/// </param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct UseCount(int Uses, int People)
{
    /// <summary>Where a group could be recognised, nothing is told of fewer.</summary>
    public const int FewestTold = 5;

    public static UseCount operator +(UseCount left, UseCount right) => left.Add(right);

    public UseCount Add(UseCount other) => new(Uses + other.Uses, People + other.People);
}
