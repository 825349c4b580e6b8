using OerPortal.Cms.Outside;
using OerPortal.Harvest.Describing;
using OerPortal.Harvest.Fetching;
using OerPortal.Harvest.Models;
using OerPortal.Harvest.Oai;
using OerPortal.Harvest.Opds;

namespace OerPortal.Harvest.Running;

/// <summary>What a source would bring, of which nothing is kept.</summary>
/// <param name="Address">Where it will be asked from.</param>
/// <param name="Name">As it calls itself, or its host.</param>
/// <param name="Sets">OAI-PMH: the parts that one may choose from.</param>
/// <param name="Formats">OAI-PMH: those of its formats that the portal reads.</param>
/// <param name="Total">How many records it says it has.</param>
public sealed record TrialResult(
    SourceKind Kind,
    string Address,
    string Name,
    IReadOnlyList<(string Code, string Name)> Sets,
    IReadOnlyList<string> Formats,
    string Format,
    int? Total,
    IReadOnlyList<HarvestedRecord> Records,
    IReadOnlyList<(string Code, string Identifier)> Refused);

/// <summary>Tries a source at an address that somebody pasted: finds out of which kind it is, and shows its first records.</summary>
internal sealed class Trial(Fetcher fetcher, Describer describer, HarvestSettings settings)
{
    public const int Shown = 20;

    private const int MostLooked = 200;
    private static readonly string[] Readable = [OaiAddress.DublinCore, "marc21", "marcxml", "oai_marcxml"];

    /// <exception cref="SourceTroubleException">It is no source, or in trouble.</exception>
    public async Task<TrialResult> TryAsync(string? pasted, string set, string format, CancellationToken cancellation)
    {
        var address = OutsideAddress.ReadPasted(pasted) ?? throw new SourceTroubleException("address");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.TrialSeconds));
        try
        {
            return await IdentifyAsync(OaiAddress.Base(address), limit.Token) is { } repository
                ? await TryOaiAsync(repository.Address, repository.Name, set, format, limit.Token)
                : await TryOpdsAsync(address, limit.Token);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new SourceTroubleException("slow", $"{settings.TrialSeconds}", e);
        }
    }

    /// <returns>Null when it speaks something else.</returns>
    private async Task<(Uri Address, string Name)?> IdentifyAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            await using var fetched = await fetcher.GetAsync(OaiAddress.Identify(address), OaiWay.Accept, cancellation);
            using var answer = new OaiAnswer(fetched.Body, settings.MostBytes).ReadAll();
            return (OaiAddress.Base(fetched.Address), answer.About.GetValueOrDefault("repositoryName", fetched.Address.Host));
        }
        catch (SourceTroubleException e) when (e.Code is "notOai" or "webPage" or "xml" or "dtd" || (e.Code == "status" && !e.IsPassing))
        {
            return null;
        }
    }

    private async Task<TrialResult> TryOaiAsync(Uri repository, string name, string set, string format, CancellationToken cancellation)
    {
        var formats = (await NamedAsync(OaiAddress.Formats(repository), cancellation)).Select(named => named.Code).Where(Readable.Contains).ToList();
        var chosen = formats.Contains(format) ? format : formats.FirstOrDefault() ?? OaiAddress.DublinCore;
        var sets = await NamedAsync(OaiAddress.Sets(repository), cancellation);
        await using var fetched = await fetcher.GetAsync(OaiAddress.Records(repository, chosen, set, from: null), OaiWay.Accept, cancellation);
        using var answer = new OaiAnswer(fetched.Body, settings.MostBytes);
        var (records, refused) = Look(answer.Records());
        if (answer.Error is { } error and not "noRecordsMatch")
            throw new SourceTroubleException("oai", $"{error} {answer.ErrorText}".Trim());
        return new TrialResult(SourceKind.Oai, repository.AbsoluteUri, name, sets, formats, chosen, answer.ListSize, records, refused);
    }

    private async Task<TrialResult> TryOpdsAsync(Uri address, CancellationToken cancellation)
    {
        var name = "";
        Uri? first = null;
        var found = new List<RawRecord>();
        var (waiting, known) = (new Queue<Uri>([address]), new HashSet<Uri> { address });
        // A catalogue's first page often only leads to lists.
        for (var pages = 0; pages < 6 && found.Count < Shown && waiting.TryDequeue(out var next); pages++)
        {
            await using var fetched = await fetcher.GetAsync(next, OpdsReader.Accept, cancellation);
            var page = OpdsReader.Read(fetched, settings);
            if (first is null)
                (first, name) = (fetched.Address, page.Title);
            found.AddRange(page.Publications);
            foreach (var below in page.Below.OrderBy(list => list.Rank).Select(list => list.Address).Prepend(page.Next).OfType<Uri>().Where(link => link.Host.Equals(first.Host, StringComparison.OrdinalIgnoreCase) && known.Add(link)))
                waiting.Enqueue(below);
        }
        var (records, refused) = Look(found.DistinctBy(raw => raw.Identifier));
        return new TrialResult(SourceKind.Opds, first!.AbsoluteUri, name.Length > 0 ? name : first.Host, [], [], "", null, records, refused);
    }

    private (List<HarvestedRecord> Records, List<(string Code, string Identifier)> Refused) Look(IEnumerable<RawRecord> all)
    {
        var records = new List<HarvestedRecord>();
        var refused = new List<(string, string)>();
        foreach (var raw in all.Where(raw => !raw.IsDeleted).Take(MostLooked))
        {
            if (describer.Describe(raw, out var refusal) is { } record)
                records.Add(record);
            else
                refused.Add((refusal, raw.Identifier));
            if (records.Count == Shown)
                break;
        }
        return (records, refused);
    }

    // Not every repository has sets, and one that cannot list them can be harvested all the same.
    private async Task<IReadOnlyList<(string Code, string Name)>> NamedAsync(Uri question, CancellationToken cancellation)
    {
        try
        {
            await using var fetched = await fetcher.GetAsync(question, OaiWay.Accept, cancellation);
            using var answer = new OaiAnswer(fetched.Body, settings.MostBytes).ReadAll();
            return answer.Named;
        }
        catch (SourceTroubleException)
        {
            return [];
        }
    }
}
