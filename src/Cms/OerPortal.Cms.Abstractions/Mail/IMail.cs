namespace OerPortal.Cms.Mail;

/// <summary>The portal's post office. Letters are sent by queueing <see cref="SendLetter"/>.</summary>
public interface IMail
{
    /// <summary>Whether letters go anywhere. Where they do not, pages offer another way and nothing is queued.</summary>
    bool IsSet { get; }

    /// <summary>The absolute address of a path of the portal, for links in letters.</summary>
    /// <param name="path">Root-relative, with the prefix of its site.</param>
    string AddressOf(string path);

    string HtmlOf(Letter letter);

    string TextOf(Letter letter);

    Task<MailState> StateAsync(CancellationToken cancellation);
}

/// <param name="Way">How letters go.</param>
/// <param name="Waiting">Letters in the queue.</param>
/// <param name="SentAt">When the last one was taken.</param>
/// <param name="FailedAt">When one last could not be sent.</param>
/// <param name="Failure">What the mail server, or the way to it, said then.</param>
public sealed record MailState(MailWay Way, int Waiting, DateTimeOffset? SentAt, DateTimeOffset? FailedAt, string? Failure)
{
    /// <summary>Nothing has gone since the last failure.</summary>
    public bool IsFailing => FailedAt is { } failed && (SentAt is not { } sent || failed > sent);
}

public enum MailWay
{
    /// <summary>No letters.</summary>
    None,

    /// <summary>Files in a folder, for development.</summary>
    Folder,

    Smtp,
}
