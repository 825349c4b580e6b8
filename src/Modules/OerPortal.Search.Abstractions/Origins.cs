namespace OerPortal.Search;

/// <summary>Codes of <see cref="FacetField.Origin"/>.</summary>
public static class Origins
{
    /// <summary>Resources of the portal.</summary>
    public const string Ours = "kho";

    /// <summary>What is described here and is elsewhere: <see cref="IFindableThings"/>.</summary>
    public const string Elsewhere = "nguon-ngoai";

    /// <summary>Those of them that may come out through feeds of the portal.</summary>
    public const string PassedOn = "dua-tiep";
}
