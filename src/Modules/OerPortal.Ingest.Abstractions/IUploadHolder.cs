namespace OerPortal.Ingest;

/// <summary>Says whether the current person may add a file to something. Implemented by the module that owns it.</summary>
public interface IUploadHolder
{
    /// <summary>The part of the holder before the colon, for example <c>draft</c>.</summary>
    string Kind { get; }

    /// <param name="id">The part after the colon.</param>
    Task<bool> MayAddAsync(string id, CancellationToken cancellation);
}
