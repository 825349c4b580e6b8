using System.Globalization;
using Microsoft.Extensions.Localization;
using OerPortal.Resources;
using OerPortal.Search.Models;

namespace OerPortal.Search.Pages;

/// <summary>One group of filters as the page shows it.</summary>
/// <param name="Name">Name of its field in the address.</param>
/// <param name="Open">Shown unfolded.</param>
/// <param name="First">Values that stand at once.</param>
/// <param name="More">Values behind "more".</param>
internal sealed record FacetGroup(FacetField Field, string Name, string Title, bool Open, IReadOnlyList<FacetChoice> First, IReadOnlyList<FacetChoice> More)
{
    private const int Shown = 8;

    public static IReadOnlyList<FacetGroup> Of(
        IReadOnlyDictionary<FacetField, IReadOnlyDictionary<string, int>> counts, SearchChoice choice, FacetWords words, IStringLocalizer strings)
    {
        var groups = new List<FacetGroup>();
        foreach (var (field, name) in SearchChoice.Names)
        {
            var found = counts.TryGetValue(field, out var values) ? values : new Dictionary<string, int>();
            var chosen = choice.Filters.TryGetValue(field, out var chosenValues) ? chosenValues : new HashSet<string>();
            FacetChoice[] all = [.. found.Keys.Union(chosen)
                .Select(value => new FacetChoice(value, words.Of(field, value), found.GetValueOrDefault(value), chosen.Contains(value)))
                .OrderBy(value => Rank(field, value)).ThenByDescending(value => value.Count).ThenBy(value => value.Text, StringComparer.CurrentCulture)];
            // One value that everything has narrows nothing.
            if (all.Length == 0 || (all.Length == 1 && chosen.Count == 0)) continue;
            FacetChoice[] first = [.. all.Where((value, at) => at < Shown || value.IsChosen || field is FacetField.Grade or FacetField.Format)];
            var open = chosen.Count > 0 || field is FacetField.Level or FacetField.Subject or FacetField.Kind or FacetField.Origin;
            groups.Add(new FacetGroup(field, name, strings["search.facet." + name], open, first, [.. all.Except(first)]));
        }

        return groups;
    }

    // Levels, grades and years have an order of their own; the rest goes by how many there are.
    private static int Rank(FacetField field, FacetChoice value) => field switch
    {
        FacetField.Level => SchoolLevels.All.ToList().IndexOf(value.Value),
        FacetField.Grade => int.Parse(value.Value, CultureInfo.InvariantCulture),
        FacetField.Year => -int.Parse(value.Value, CultureInfo.InvariantCulture),
        _ => 0,
    };
}

internal sealed record FacetChoice(string Value, string Text, int Count, bool IsChosen);
