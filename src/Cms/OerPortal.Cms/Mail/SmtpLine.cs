using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace OerPortal.Cms.Mail;

/// <summary>Hands one message to the mail server.</summary>
internal sealed class SmtpLine(MailSettings settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="MailAwayException">The server does not answer, or not as it should.</exception>
    /// <exception cref="LetterRefusedException">The server answers and does not take it.</exception>
    internal async Task SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var smtp = new SmtpClient();
        try
        {
            await smtp.ConnectAsync(settings.Host!, settings.Port, settings.Security, patience.Token);
            if (settings.User is { } user)
                await smtp.AuthenticateAsync(user, settings.Password, patience.Token);
            await smtp.SendAsync(message, patience.Token);
        }
        catch (SmtpCommandException e) when (e.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)
        {
            throw new LetterRefusedException($"{(int)e.StatusCode} {e.Message}", (int)e.StatusCode >= 500);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new MailAwayException($"No answer within {Patience.TotalSeconds:0} s.", e);
        }
        catch (Exception e) when (e is SocketException or IOException or CommandException or ProtocolException or AuthenticationException or SslHandshakeException or NotSupportedException)
        {
            throw new MailAwayException(e.Message, e);
        }

        await QuitAsync(smtp, cancellation);
    }

    // It has the letter; whatever becomes of the farewell, it must not get it again.
    private static async Task QuitAsync(SmtpClient smtp, CancellationToken cancellation)
    {
        try
        {
            await smtp.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // gone already
        }
    }
}
