namespace OerPortal.Ingest;

/// <summary>Says who may read a file. Implemented by the module whose rows refer to files (Resources); all implementations are asked, one yes suffices.</summary>
public interface IFileAccess
{
    /// <summary>For the current person at the current site.</summary>
    Task<FileRight> RightToAsync(Guid fileId, CancellationToken cancellation);
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
}

public enum FileRight
{
    /// <summary>Answer 404.</summary>
    None,

    /// <summary>May read; answers must stay private to the person.</summary>
    Private,

    /// <summary>Everybody may read; answers may be cached by all.</summary>
    Public,
}
