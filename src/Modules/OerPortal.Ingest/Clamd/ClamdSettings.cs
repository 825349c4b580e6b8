namespace OerPortal.Ingest.Clamd;

/// <summary>Section <c>Clamd</c> of the settings.</summary>
public sealed class ClamdSettings
{
    /// <summary>Largest stream that a clamd of our own reads, in MiB.</summary>
    public const int MostMegabytes = 512;

    /// <summary>Where a clamd listens (<c>unix:/path</c> or <c>host:port</c>). When empty, the host starts its own.</summary>
    public string? Address { get; set; }

    /// <summary>The program to start when no address is set.</summary>
    public string Program { get; set; } = "/usr/sbin/clamd";

    /// <summary>Where freshclam keeps the official signatures.</summary>
    public string OfficialDatabase { get; set; } = "/var/lib/clamav";

    /// <summary>Streams scanned at once; not above clamd's MaxThreads.</summary>
    public int MaxThreads { get; set; } = 4;

    /// <summary>Set where test signatures are meant (tests, demonstrations): they are then no warning.</summary>
    public bool AcceptTestSignatures { get; set; }

    /// <summary>False switches the child process off although no address is set; uploads then wait in quarantine.</summary>
    public bool StartOwn { get; set; } = true;
}
