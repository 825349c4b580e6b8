using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Resources;
using OerPortal.Search.Highlighting;
using OerPortal.Search.Models;
using OerPortal.Search.Queries;
using OerPortal.Theme;

namespace OerPortal.Search.Pages;

/// <summary>Puts found resources into words: title and snippets with the found words marked, who and what, the place in the book.</summary>
internal sealed class HitWriter(IStringLocalizer strings, PathString pathBase, QueryText query)
{
    private const int SummaryLength = 200;
    private const int MostSpellings = 3;
    private const int LongestRights = 60;

    private readonly HashSet<string> _unmarked = [.. query.Units.Where(unit => !unit.Quoted).SelectMany(unit => unit.Tokens)
        .Where(token => !token.IsMarked).Select(token => token.Folded)];

    private readonly List<string> _spellings = [];

    /// <summary>Marked spellings met in what was written, of words that were typed without marks.</summary>
    public IReadOnlyList<string> Spellings => _spellings;

    public HitModel Write(ResourceCard card, PassageHit? inside)
    {
        var address = ResourceAddress.Page(pathBase, card.PublicId);
        var title = Highlighter.Mark(card.Title, query);
        var summary = card.Description.Length == 0 ? null : Highlighter.Snippet(card.Description, query, SummaryLength);
        var place = inside is null ? null : Inside(card, inside);
        Collect(title);
        if (summary is not null) Collect(summary);
        return new HitModel(card.ToCover(strings), title, address, Byline(card), summary, place, Tags(card)) { Tools = ResourceWords.ToolsOf(pathBase, card.PublicId) };
    }

    /// <summary>What is elsewhere leads there, and says so.</summary>
    public HitModel Write(FindableCard card)
    {
        var title = Highlighter.Mark(card.Title, query);
        var summary = card.Description.Length == 0 ? null : Highlighter.Snippet(card.Description, query, SummaryLength);
        Collect(title);
        if (summary is not null) Collect(summary);
        var byline = string.Join(" · ", new[]
        {
            strings.People(card.People),
            strings["kind." + card.Kind].Value,
            card.Subjects.Count > 0 ? strings["subject." + card.Subjects[0]].Value : null,
            strings.Grades(card.Grades),
        }.Where(part => part is not null));
        var cover = new CoverModel(card.Title, strings.People(card.People), strings["kind." + card.Kind], SubjectTone.Of(card.Subjects));
        return new HitModel(cover, title, card.Address, byline, summary, Tags: [Rights(card)])
        {
            Elsewhere = new ActionLink(strings["search.elsewhere", card.Source], card.Address),
        };
    }

    private TagModel Rights(FindableCard card) => card.Licence.Length > 0
        ? new TagModel(strings["licence." + card.Licence], Licences.Find(card.Licence)?.IsOpen == true ? Tone.Good : Tone.Plain)
        : new TagModel(card.Rights.Length == 0 ? strings["search.elsewhere.noLicence"] : card.Rights.Length <= LongestRights ? card.Rights : card.Rights[..(LongestRights - 1)] + "…");

    private HitInside Inside(ResourceCard card, PassageHit place)
    {
        var (_, snippet, address) = FoundPlace.Of(pathBase, card, place, query);
        Collect(snippet);
        return new HitInside(
            strings.PlaceInBook(place),
            new Marked(["“" + snippet.Parts[0], .. snippet.Parts.Skip(1).SkipLast(1), .. Closing(snippet)]),
            address is null ? null : new ActionLink(strings["search.inside.open"], address));
    }

    private static IEnumerable<string> Closing(Marked snippet) => snippet.Parts.Count == 1 ? ["", "”"] : [snippet.Parts[^1] + "”"];

    private string Byline(ResourceCard card) => string.Join(" · ", new[]
    {
        card.By(strings),
        strings["kind." + card.Kind].Value,
        card.Subjects.Count > 0 ? strings["subject." + card.Subjects[0]].Value : null,
        strings.Grades(card.Grades),
    }.Where(part => part is not null));

    private List<TagModel> Tags(ResourceCard card)
    {
        var tags = new List<TagModel>();
        if (card.Visibility != Visibility.Public) tags.Add(new TagModel(strings["visibility." + card.Visibility], Tone.Warn, "lock"));
        tags.Add(new TagModel(strings["licence." + card.Licence], Licences.Find(card.Licence)?.IsOpen == true ? Tone.Good : Tone.Plain));
        tags.AddRange(card.Formats.Take(3).Select(format => new TagModel(format)));
        if (card.Pages is { } pages) tags.Add(new TagModel(strings.Count("resources.pages", pages)));
        else if (card.Minutes is { } minutes) tags.Add(new TagModel(strings.Minutes(minutes)));
        return tags;
    }

    private void Collect(Marked text)
    {
        for (var i = 1; i < text.Parts.Count && _spellings.Count < MostSpellings; i += 2)
        {
            foreach (var token in VietnameseText.Analyse(text.Parts[i]).Tokens)
            {
                if (_spellings.Count < MostSpellings && token.IsMarked && _unmarked.Contains(token.Folded) && !_spellings.Contains(token.Exact)) _spellings.Add(token.Exact);
            }
        }
    }
}
