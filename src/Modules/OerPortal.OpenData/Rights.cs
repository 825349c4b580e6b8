namespace OerPortal.OpenData;

/// <summary>Under which licence the portal gives descriptions away. A resource's own licence is said in its description, and always wins.</summary>
internal static class Rights
{
    /// <summary>CC0: anybody may do anything with descriptions. See docs/adr/0027-descriptions-are-cc0.md.</summary>
    public const string Descriptions = "https://creativecommons.org/publicdomain/zero/1.0/";

    public const string DescriptionsCode = "CC0-1.0";
}
