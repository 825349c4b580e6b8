using Microsoft.AspNetCore.Http;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.Data;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.Opds.Atom;
using OerPortal.OpenData.Opds.Feeds;
using OerPortal.OpenData.Opds.Json;

namespace OerPortal.OpenData.Opds;

/// <summary>A request to a catalogue, answered in the form in which it is asked for.</summary>
internal sealed class OpdsRequest(
    IHttpContextAccessor http, OpenRecords records, JsonFeed json, CatalogFeed atom, CatalogWords words, ISiteContext site, PortalAddress portal, TimeProvider clock)
{
    private string _prefix = CatalogLinks.AtomPrefix;

    public CatalogLinks Links => CatalogLinks.Of(http.HttpContext!.Request, site.Current, portal, _prefix);

    /// <param name="prefix">Of <see cref="CatalogLinks"/>.</param>
    public OpdsRequest In(string prefix)
    {
        _prefix = prefix;
        return this;
    }

    public async Task<IResult> AnswerAsync(Func<CatalogLinks, Task<(Feed? Feed, Refusal? Refusal)>> build)
    {
        if (IsOfUnknownLanguage()) return OpdsAnswers.Refused(Refusal.Wrong(CatalogLinks.LanguageName), words, _prefix);
        var links = Links;
        var (feed, refusal) = await build(links);
        if (feed is null) return OpdsAnswers.Refused(refusal!, words, _prefix);
        // A collection of a school changes its catalogue too, which is told of what is in it, wherever that comes from.
        var changedAt = await records.LatestAsync(http.HttpContext!.RequestAborted);
        return _prefix == CatalogLinks.JsonPrefix
            ? OpdsAnswers.Document(json.Write(feed, links), JsonFeed.MediaType, changedAt, clock)
            : OpdsAnswers.Document(atom.Write(feed, links), CatalogFeed.TypeOf(feed) + ";charset=utf-8", changedAt, clock);
    }

    public async Task<IResult> PublicationAsync(string publicId, CancellationToken cancellation)
    {
        if (IsOfUnknownLanguage()) return OpdsAnswers.Refused(Refusal.Wrong(CatalogLinks.LanguageName), words, _prefix);
        // PostgreSQL has no letter for NUL.
        var record = publicId.Length <= 40 && publicId.All(char.IsAsciiLetterOrDigit) ? await records.FindAsync(publicId, cancellation) : null;
        if (record?.Resource is null || (!site.Current.IsPortal && record.SiteId != site.Current.Id)) return OpdsAnswers.Refused(Refusal.Unknown, words, _prefix);
        return _prefix == CatalogLinks.JsonPrefix
            ? OpdsAnswers.Document(json.Write(record, Links), JsonFeed.PublicationMediaType, record.ChangedAt, clock)
            : OpdsAnswers.Document(atom.Write(record, Links), AtomTypes.Entry + ";charset=utf-8", record.ChangedAt, clock);
    }

    private bool IsOfUnknownLanguage() => http.HttpContext!.Request.Query[CatalogLinks.LanguageName] is not ([] or ["" or "vi" or "en"]);
}
