using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Web;
using OerPortal.Ingest.Data;

namespace OerPortal.Ingest.Jobs;

/// <summary><c>derive-again [file id | kind | all | outdated] [--queued]</c>.</summary>
internal sealed class DeriveAgainVerb(IngestDbContext data, Rederivation again, IJobs jobs) : IPortalVerb
{
    private const short Outdated = -1;

    public string Name => "derive-again";

    public string Description => "make covers, packs and copies of files anew: a file's id, a kind (epub, pdf, image, audio, video, office, archive), all, or outdated (default); --queued leaves the work to the running portal";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var what = arguments.FirstOrDefault(a => !a.StartsWith("--", StringComparison.Ordinal)) ?? "outdated";
        if (await ChosenAsync(what, cancellation) is not { } ids)
        {
            await Console.Error.WriteLineAsync($"There is no ready file and no kind \"{what}\". Kinds: {string.Join(", ", Enum.GetNames<FileKind>().Skip(1)).ToLowerInvariant()}.");
            return 1;
        }
        if (arguments.Contains("--queued"))
            return await QueueAsync(ids, cancellation);
        var counts = new int[Enum.GetValues<Remade>().Length];
        for (var i = 0; i < ids.Count; i++)
        {
            counts[(int)await again.RunAsync(ids[i], cancellation)]++;
            if ((i + 1) % 20 == 0 || i + 1 == ids.Count)
                await Console.Out.WriteLineAsync($"{i + 1} of {ids.Count}".AsMemory(), cancellation);
        }
        await Console.Out.WriteLineAsync($"{counts[(int)Remade.Made]} made anew, {counts[(int)Remade.Kept]} left as they were (see the log), {counts[(int)Remade.Busy]} busy or gone.");
        return counts[(int)Remade.Kept] == 0 ? 0 : 2;
    }

    // Marked as of no version: the running portal takes them up, and goes on after a restart.
    private async Task<int> QueueAsync(List<Guid> ids, CancellationToken cancellation)
    {
        foreach (var some in ids.Chunk(1000))
            await data.Files.Where(f => some.Contains(f.Id)).ExecuteUpdateAsync(s => s.SetProperty(f => f.Pipeline, Outdated), cancellation);
        await jobs.EnqueueAsync(new DeriveAgain(), null, cancellation);
        await Console.Out.WriteLineAsync($"{ids.Count} files queued; the running portal makes them anew.");
        return 0;
    }

    private async Task<List<Guid>?> ChosenAsync(string what, CancellationToken cancellation)
    {
        var ready = again.Ready().OrderBy(f => f.Id);
        if (what == "all")
            return await ready.Select(f => f.Id).ToListAsync(cancellation);
        if (what == "outdated")
            return await again.Due().OrderBy(f => f.Id).Select(f => f.Id).ToListAsync(cancellation);
        if (Guid.TryParse(what, out var id))
            return await ready.AnyAsync(f => f.Id == id, cancellation) ? [id] : null;
        return Enum.TryParse<FileKind>(what, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(what[0])
            ? await ready.Where(f => f.Kind == kind).Select(f => f.Id).ToListAsync(cancellation)
            : null;
    }
}
