namespace OerPortal.Search;

/// <summary>What results can be narrowed by. Values are the codes of the resource module, but for those that say something else.</summary>
public enum FacetField
{
    Level,
    Grade,
    Subject,
    Kind,
    Licence,
    Language,

    /// <summary>Which site contributed it. Value: the site's id in the form "N".</summary>
    School,

    /// <summary>When it was first published, by Vietnam's time. Value: four digits.</summary>
    Year,

    /// <summary>What its files are. Values: <c>FileFormats</c>.</summary>
    Format,

    /// <summary>Whether it is ours or elsewhere. Values: <see cref="Origins"/>.</summary>
    Origin,
}
