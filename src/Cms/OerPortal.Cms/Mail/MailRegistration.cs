using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Web;

namespace OerPortal.Cms.Mail;

internal static class MailRegistration
{
    internal static IServiceCollection AddMail(this IServiceCollection services)
        => services.AddSingleton<MailSettings>().AddSingleton<SmtpLine>().AddSingleton<MailPause>()
            .AddSingleton<PostOffice>().AddSingleton<IMail>(s => s.GetRequiredService<PostOffice>())
            .AddJobHandler<SendLetter, SendLetterHandler>().AddReadyCheck<MailHealth>("mail");
}
