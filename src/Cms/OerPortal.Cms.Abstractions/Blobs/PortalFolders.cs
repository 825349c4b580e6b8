namespace OerPortal.Cms.Blobs;

/// <summary>Where this instance may write.</summary>
/// <param name="Data">The data folder (<c>OER_DATA</c>, by default <c>.data</c>).</param>
public sealed record PortalFolders(string Data)
{
    /// <summary>Unfinished files; on the same file system as the local blobs.</summary>
    public string Temp => Path.Combine(Data, "tmp");

    public string Blobs => Path.Combine(Data, "blobs");

    /// <summary>Keys that must not be in a copy of the database.</summary>
    public string Keys => Path.Combine(Data, "keys");
}
