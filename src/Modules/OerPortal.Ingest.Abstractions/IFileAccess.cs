namespace OerPortal.Ingest;

/// <summary>Says who may read a file. Implemented by the module whose rows refer to files (Resources); all implementations are asked, one yes suffices.</summary>
public interface IFileAccess
{
    /// <summary>For the current person at the current site.</summary>
    Task<FileRight> RightToAsync(Guid fileId, CancellationToken cancellation);

    /// <summary>Whether somebody without any right to the file may see its cover all the same: what is lent is shown as books are in a shop window.</summary>
    Task<bool> ShowsCoverAsync(Guid fileId, CancellationToken cancellation) => Task.FromResult(false);
}

public static class FileAccesses
{
    /// <summary>The widest right that anybody gives.</summary>
    public static async Task<FileRight> WidestAsync(this IEnumerable<IFileAccess> accesses, Guid fileId, CancellationToken cancellation)
    {
        var widest = FileRight.None;
        foreach (var access in accesses)
        {
            var right = await access.RightToAsync(fileId, cancellation);
            widest = right > widest ? right : widest;
            if (widest == FileRight.Public)
                break;
        }

        return widest;
    }

    /// <inheritdoc cref="IFileAccess.ShowsCoverAsync"/>
    public static async Task<bool> ShowCoverAsync(this IEnumerable<IFileAccess> accesses, Guid fileId, CancellationToken cancellation)
    {
        foreach (var access in accesses)
        {
            if (await access.ShowsCoverAsync(fileId, cancellation))
                return true;
        }

        return false;
    }

    /// <summary>What stands in <c>Cache-Control</c> of an answer with the file's content; of what is lent nobody keeps a copy that outlives the loan.</summary>
    /// <param name="open">For what everybody may read.</param>
    /// <param name="own">For what only some may read.</param>
    public static string Caching(this FileRight right, string open, string own) => right switch
    {
        FileRight.Public => open,
        FileRight.Private => own,
        _ => "private, no-store",
    };
}

public enum FileRight
{
    /// <summary>Answer 404.</summary>
    None,

    /// <summary>May look at it in the portal's own pages as long as a loan lives, and take nothing along; no answer is kept by anybody.</summary>
    Lent,

    /// <summary>May read; answers must stay private to the person.</summary>
    Private,

    /// <summary>Everybody may read; answers may be cached by all.</summary>
    Public,
}
