using OerPortal.Ingest;
using OerPortal.Resources;

namespace OerPortal.Exchange.Giving;

/// <summary>Files of what is exported.</summary>
internal interface IGivenFiles
{
    /// <summary>Those that may be given, in their order.</summary>
    Task<IReadOnlyList<GivenFile>> OfAsync(PublishedContribution published, CancellationToken cancellation);
}

/// <param name="Name">Its own.</param>
internal sealed record GivenFile(string Name, FileRole Role, string? Title, Func<CancellationToken, Task<Stream>> OpenAsync);

/// <summary>As the current person may take them along.</summary>
internal sealed class FilesOfPerson(IFilesGivenOut given) : IGivenFiles
{
    public async Task<IReadOnlyList<GivenFile>> OfAsync(PublishedContribution published, CancellationToken cancellation)
    {
        var files = new List<GivenFile>();
        foreach (var file in published.Files)
        {
            if (await given.FindAsync(file.FileId, cancellation) is { } allowed)
                files.Add(new GivenFile(allowed.Name, file.Role, file.Title, token => given.OpenAsync(allowed, token)));
        }

        return files;
    }
}

/// <summary>As they were sent, for operators.</summary>
internal sealed class OriginalFiles(IFiles files, IOriginals originals) : IGivenFiles
{
    public async Task<IReadOnlyList<GivenFile>> OfAsync(PublishedContribution published, CancellationToken cancellation)
    {
        var facts = published.Files.Count == 0 ? [] : await files.FindManyAsync([.. published.Files.Select(f => f.FileId)], cancellation);
        return [.. from file in published.Files join fact in facts.Where(f => f.IsReady) on file.FileId equals fact.Id select new GivenFile(fact.Name, file.Role, file.Title, token => originals.OpenAsync(fact, token))];
    }
}
