namespace OerPortal.Sites.Models;

/// <summary>When a backup was last made, or last tried out.</summary>
public sealed class BackupTime
{
    public required string What { get; init; }

    public DateTimeOffset At { get; set; }

    /// <summary>Words of the operator's script; may be empty.</summary>
    public string Note { get; set; } = "";
}
