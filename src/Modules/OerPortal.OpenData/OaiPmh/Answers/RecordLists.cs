using OerPortal.OpenData.Data;
using OerPortal.OpenData.OaiPmh.Formats;
using OerPortal.OpenData.OaiPmh.Lists;
using OerPortal.OpenData.OaiPmh.Protocol;

namespace OerPortal.OpenData.OaiPmh.Answers;

/// <summary><c>ListRecords</c> and <c>ListIdentifiers</c>: changes in the order in which they were told, page by page.</summary>
internal sealed class RecordLists(HarvestLists lists, SetSpecs specs, RecordFormats formats, ListSizes sizes)
{
    public async Task<OaiAnswer> AnswerAsync(OaiPlace place, OaiArguments arguments, CancellationToken cancellation)
    {
        var isResumed = arguments["resumptionToken"] is not null;
        var asked = arguments["resumptionToken"] is { } token ? Resume(token, place, arguments.Verb) : await BeginAsync(arguments, cancellation);
        var format = formats.Find(asked.Format) ?? throw OaiRefusal.BadToken();
        var sets = await SetsAsync(place, asked.Set, cancellation);
        var isFull = arguments.Verb == OaiVerb.ListRecords;
        var page = await lists.ReadAsync(sets, asked.After, asked.Window, isFull ? sizes.Records : sizes.Headers, isFull, cancellation);
        if (page.Records.Count == 0) throw OaiRefusal.NothingFound();
        var spelled = new Dictionary<int, string?>();
        await specs.SpellAsync(page.Records.SelectMany(record => record.Sets.Concat(record.LeftSets)), spelled, cancellation);
        var next = page.HasMore ? asked with { After = page.Records[^1].Position, Cursor = asked.Cursor + page.Records.Count } : null;
        // What was told on earlier pages and has changed since comes once more at the end.
        var told = asked.Cursor + page.Records.Count;
        var size = next is null ? told : page.Size is { } kept ? Math.Max(kept, told + 1) : (long?)null;
        return new OaiAnswer(page.At, async (xml, stop) =>
        {
            xml.Writer.WriteStartElement(arguments.Verb.ToString(), AnswerXml.Ns);
            var writer = new RecordXml(xml, place, format);
            foreach (var record in page.Records)
            {
                if (isFull) writer.Record(record, sets, spelled);
                else writer.Header(record, sets, spelled);
                await xml.SendAsync(stop);
            }

            if (next is not null) xml.Token(next.Write(place.Id), asked.Cursor, size);
            else if (isResumed) xml.Token("", asked.Cursor, size);
            xml.Writer.WriteEndElement();
        });
    }

    private static ListToken Resume(string token, OaiPlace place, OaiVerb verb) => ListToken.Read(token, verb, place.Id) ?? throw OaiRefusal.BadToken();

    private async Task<ListToken> BeginAsync(OaiArguments arguments, CancellationToken cancellation)
    {
        var prefix = arguments.Required("metadataPrefix");
        var window = OaiDates.Window(arguments["from"], arguments["until"]);
        var format = formats.Find(prefix) ?? throw OaiRefusal.UnknownFormat(prefix);
        return new ListToken(arguments.Verb, formats.NumberOf(format), await specs.ChooseAsync(arguments["set"], cancellation), window, After: 0, Cursor: 0);
    }

    private async Task<ToldSets> SetsAsync(OaiPlace place, ChosenSet chosen, CancellationToken cancellation)
    {
        var all = new List<int>();
        if (await specs.EverythingAsync(place.SchoolId, cancellation) is { } everything) all.Add(everything);
        else throw OaiRefusal.NothingFound();
        switch (chosen.Kind)
        {
            case ChosenSetKind.Everything:
                return new ToldSets([.. all], []);
            case ChosenSetKind.One:
                return new ToldSets(place.SchoolId is null ? [chosen.Number] : [.. all, chosen.Number], []);
            case ChosenSetKind.AllOfKind when chosen.Number < SetSpecs.Kinds.Count && await specs.OfKindAsync(chosen.Number, cancellation) is { Length: > 0 } any:
                // Every record has a school.
                return SetSpecs.Kinds[chosen.Number] == Models.SetKey.SchoolKind ? new ToldSets([.. all], []) : new ToldSets(place.SchoolId is null ? [] : [.. all], any);
            default:
                throw OaiRefusal.NothingFound();
        }
    }
}
