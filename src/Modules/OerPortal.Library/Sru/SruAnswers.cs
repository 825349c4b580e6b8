using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Lending;
using OerPortal.Library.Marc;
using OerPortal.Library.Models;
using OerPortal.Library.Sru.Cql;
using OerPortal.Library.Union;
using OerPortal.Marc;

namespace OerPortal.Library.Sru;

/// <summary>Answers SRU: at the department the union of all schools' catalogues, at a school its own.</summary>
internal sealed class SruAnswers(UnionCatalogue union, LendingRules rules, ISiteContext site, IStringLocalizer strings)
{
    internal const string MarcSchema = "info:srw/schema/1/marcxml-v1.1";

    internal async Task<byte[]> AnswerAsync(HttpRequest request, CancellationToken cancellation)
    {
        var asked = request.Query;
        var version = SruQuestion.Version(asked);
        try
        {
            return SruQuestion.IsExplain(asked) ? Explain(request, version) : await SearchAsync(SruQuestion.Read(asked), version, cancellation);
        }
        catch (SruRefusalException refusal)
        {
            return Refused(refusal, version);
        }
    }

    private byte[] Explain(HttpRequest request, string version)
    {
        using var answer = new SruXml("explainResponse", version);
        var port = request.Host.Port ?? (request.IsHttps ? 443 : 80);
        var place = new SruPlace(request.Host.Host, port, $"{request.PathBase}{request.Path}".TrimStart('/'), site.Current.Name, strings[site.Current.IsPortal ? "library.union.lead" : "library.catalogue.lead"]);
        answer.Record(SruExplain.Schema, false, null, xml => SruExplain.Write(xml, place));
        return answer.Whole();
    }

    private async Task<byte[]> SearchAsync(SruQuestion question, string version, CancellationToken cancellation)
    {
        var (entries, total) = await union.FindAsync(CqlFilter.Of(question.Cql.Root), question.Order, question.From - 1, question.Most, cancellation);
        using var answer = new SruXml("searchRetrieveResponse", version);
        answer.Number("numberOfRecords", total);
        if (entries.Count > 0)
            await RecordsAsync(answer, question, entries, cancellation);
        if (question.From + entries.Count <= total && question.From <= total && question.Most > 0)
            answer.Number("nextRecordPosition", question.From + entries.Count);
        Echo(answer, question, version);
        if (total > 0 && question.From > total)
            answer.Refuse(new SruRefusalException(SruRefusalException.OutOfRange, $"{question.From}"));
        return answer.Whole();
    }

    private async Task RecordsAsync(SruXml answer, SruQuestion question, IReadOnlyList<UnionEntry> entries, CancellationToken cancellation)
    {
        var kept = await union.RecordsAsync([.. entries.SelectMany(e => e.Titles).Select(t => t.Id)], cancellation);
        answer.Begin("records");
        foreach (var (at, entry) in entries.Index())
        {
            var record = PublicRecord.Of(entry, kept, rules.Today.Year);
            if (question.Schema == SruSchema.MarcXml)
                answer.Record(MarcSchema, question.IsPackedAsText, question.From + at, xml => MarcXml.Write(xml, WithHoldings(record, entry)));
            else
                answer.Record(DublinCore.Schema, question.IsPackedAsText, question.From + at, xml => DublinCore.Write(xml, entry.Title, Language(record)));
        }
        answer.End();
    }

    /// <summary>A field for each school: how many copies, how many of them are there. Not which, and not who has the others.</summary>
    private MarcRecord WithHoldings(MarcRecord record, UnionEntry entry) => record with
    {
        DataFields = [.. record.DataFields, .. entry.Holdings.Select(h => new DataField("852", ' ', ' ', [new Subfield('a', h.School.Name), new Subfield('z', strings["library.union.held", h.Copies, h.Free])]))],
    };

    private static string? Language(MarcRecord record) => record.Control("008") is { Length: > 37 } places && places[35..38] is var code && code.All(char.IsAsciiLetterLower) ? code : null;

    // SRU 1.2 echoes what was asked, for who reads the answer alone.
    private static void Echo(SruXml answer, SruQuestion question, string version)
    {
        answer.Begin("echoedSearchRetrieveRequest");
        answer.Element("version", version);
        answer.Element("query", question.Query);
        answer.Number("startRecord", question.From);
        answer.Number("maximumRecords", question.Most);
        answer.End();
    }

    private static byte[] Refused(SruRefusalException refusal, string version)
    {
        using var answer = new SruXml("searchRetrieveResponse", version);
        answer.Number("numberOfRecords", 0);
        answer.Refuse(refusal);
        return answer.Whole();
    }
}
