using OerPortal.Search.Models;

namespace OerPortal.Search.Queries;

/// <summary>Something that words of a question name.</summary>
/// <param name="Code">As the words say it: "sử" is history.</param>
/// <param name="Also">What the programme calls it in that grade: in grade 8 history is taught with geography.</param>
internal sealed record SchoolFacet(FacetField Field, string Code, string? Also = null);
