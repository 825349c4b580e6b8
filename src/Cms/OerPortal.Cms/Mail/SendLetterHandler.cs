using Microsoft.Extensions.Logging;
using OerPortal.Cms.Jobs;

namespace OerPortal.Cms.Mail;

/// <summary>Has a letter written and sends it. Each is work of its own: one address that takes nothing holds no other up.</summary>
internal sealed class SendLetterHandler(IEnumerable<ILetterWriter> writers, PostOffice office, MailPause pause, ILogger<SendLetterHandler> log) : IJobHandler<SendLetter>
{
    /// <summary>Mail servers that put strangers off (greylisting) take the second try after some minutes.</summary>
    internal static readonly TimeSpan PutOff = TimeSpan.FromMinutes(10);

    public async Task RunAsync(SendLetter job, IJobProgress progress, CancellationToken cancellation)
    {
        var writer = writers.FirstOrDefault(w => w.Kind == job.Kind) ?? throw new InvalidOperationException($"No module writes letters of the kind {job.Kind}.");
        if (!office.IsSet)
            return;
        if (pause.Left is { } left)
            throw new JobPostponedException(left, "The mail server is away.");
        if (await writer.WriteAsync(job.About, job.Since, cancellation) is not { } letter)
            return;
        try
        {
            await office.SendAsync(letter, cancellation);
        }
        catch (MailAwayException e)
        {
            pause.Begin();
            log.LogWarning("Letters wait: the mail server is away or does not let the portal in ({Reason}).", e.Message);
            throw new JobPostponedException(MailPause.Lasts, e.Message);
        }
        catch (LetterRefusedException e) when (!e.IsForEver)
        {
            throw new JobPostponedException(PutOff, e.Message);
        }
        catch (LetterRefusedException)
        {
            await (letter.WhenRefused?.Invoke(cancellation) ?? Task.CompletedTask);
            return;
        }

        await (letter.WhenSent?.Invoke(cancellation) ?? Task.CompletedTask);
    }
}
