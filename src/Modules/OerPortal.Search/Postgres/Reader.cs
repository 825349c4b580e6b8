using OerPortal.Search.Models;

namespace OerPortal.Search.Postgres;

/// <summary>For whom and of which sites a search is, as its statements take it.</summary>
/// <param name="Sites">The chosen ones; null when none is chosen. Not to be seen in what another choice of sites would find.</param>
internal sealed record Reader(bool SignedIn, Guid[] Schools, Guid? OnlySite, Guid[]? Sites)
{
    /// <summary>The documents <c>d</c> that this person may see.</summary>
    public const string MaySee = "(d.visibility = 2 OR (@SignedIn AND d.visibility = 1) OR d.site_id = ANY (@Schools))";

    public static Reader Of(SearchRequest request) => new(
        request.Access.IsSignedIn,
        [.. request.Access.Schools],
        request.OnlySite,
        request.Filters.TryGetValue(FacetField.School, out var chosen) && chosen.Count > 0
            ? [.. chosen.Select(id => Guid.TryParseExact(id, "N", out var site) ? site : Guid.Empty)]
            : null);
}
