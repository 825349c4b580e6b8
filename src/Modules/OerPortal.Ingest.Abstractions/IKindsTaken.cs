namespace OerPortal.Ingest;

/// <summary>The kinds of files the portal takes, as its detection knows them.</summary>
public interface IKindsTaken
{
    /// <summary>Name endings for the <c>accept</c> of a file input, with dots and commas.</summary>
    string Accept { get; }

    /// <summary>Of one file, as people say it: "512 MB".</summary>
    string MaxSize { get; }
}
