namespace OerPortal.Resources.Models;

/// <summary>How a version stands, read from its records. Names are the strings <c>state.{name}</c>.</summary>
public enum VersionState
{
    Draft,
    Submitted,
    Returned,
    Published,

    /// <summary>A later version took its place.</summary>
    Replaced,

    Withdrawn,
}
