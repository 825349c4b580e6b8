namespace OerPortal.Search.Models;

/// <summary>What results can be narrowed by. Values are the codes of the resource module.</summary>
public enum FacetField
{
    Level,
    Grade,
    Subject,
    Kind,
    Licence,
    Language,
}
