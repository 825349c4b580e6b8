using Dapper;
using MimeKit;
using MimeKit.Utils;
using Npgsql;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Cms.Mail;

/// <summary>Makes messages of letters, sends them, and knows how that went.</summary>
internal sealed class PostOffice(MailSettings settings, SmtpLine smtp, ISites sites, NpgsqlDataSource data, TimeProvider time) : IMail
{
    public bool IsSet => settings.Way != MailWay.None;

    public string AddressOf(string path) => settings.Origin + path;

    public string HtmlOf(Letter letter) => LetterLook.Html(letter, sites.Portal.Name, settings.Origin + "/");

    public string TextOf(Letter letter) => LetterLook.Text(letter, sites.Portal.Name, settings.Origin + "/");

    public async Task<MailState> StateAsync(CancellationToken cancellation)
    {
        const string sql = """
            select (select count(*)::int from cms.job where type like @type || ',%' and failed_at is null) as Waiting, sent_at as SentAt, failed_at as FailedAt, failure as Failure
            from cms.mail_state
            """;
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var row = await connection.QuerySingleAsync<StateRow>(new CommandDefinition(sql, new { type = typeof(SendLetter).FullName }, cancellationToken: cancellation));
        return new MailState(settings.Way, row.Waiting, row.SentAt, row.FailedAt, row.Failure);
    }

    /// <exception cref="MailAwayException">No letter goes now.</exception>
    /// <exception cref="LetterRefusedException">This one is not taken.</exception>
    internal async Task SendAsync(Letter letter, CancellationToken cancellation)
    {
        using var message = MessageOf(letter);
        try
        {
            if (settings.Way == MailWay.Smtp)
                await smtp.SendAsync(message, cancellation);
            else
                await WriteAsync(message, cancellation);
        }
        catch (Exception e) when (e is MailAwayException or LetterRefusedException)
        {
            await ExecuteAsync("update cms.mail_state set failed_at = @now, failure = @failure", new { now = time.GetUtcNow(), failure = e.Message }, cancellation);
            throw;
        }

        await ExecuteAsync("update cms.mail_state set sent_at = @now", new { now = time.GetUtcNow() }, cancellation);
    }

    private MimeMessage MessageOf(Letter letter)
    {
        var message = new MimeMessage
        {
            Subject = letter.Subject,
            Date = time.GetUtcNow(),
            // By itself it would name this machine.
            MessageId = MimeUtils.GenerateMessageId(settings.From[(settings.From.LastIndexOf('@') + 1)..]),
            From = { new MailboxAddress(settings.FromName ?? sites.Portal.Name, settings.From) },
            To = { new MailboxAddress(letter.Name, letter.To) },
            Body = new BodyBuilder { TextBody = TextOf(letter), HtmlBody = HtmlOf(letter) }.ToMessageBody(),
        };
        // RFC 3834: no machine answers it.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (letter.Unsubscribe is { } unsubscribe)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        return message;
    }

    private async Task WriteAsync(MimeMessage message, CancellationToken cancellation)
    {
        PrivateFolder.Ensure(settings.Folder!);
        var file = Path.Combine(settings.Folder!, $"{message.Date.UtcDateTime:yyyyMMdd-HHmmss}-{Guid.CreateVersion7():N}.eml");
        // Whoever looks into the folder finds whole letters only.
        await message.WriteToAsync(file + ".part", cancellation);
        File.Move(file + ".part", file);
    }

    private async Task ExecuteAsync(string sql, object values, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellation));
    }

    private sealed class StateRow
    {
        public int Waiting { get; set; }

        public DateTimeOffset? SentAt { get; set; }

        public DateTimeOffset? FailedAt { get; set; }

        public string? Failure { get; set; }
    }
}
