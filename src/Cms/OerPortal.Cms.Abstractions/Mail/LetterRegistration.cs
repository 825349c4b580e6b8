using Microsoft.Extensions.DependencyInjection;

namespace OerPortal.Cms.Mail;

public static class LetterRegistration
{
    public static IServiceCollection AddLetter<TWriter>(this IServiceCollection services)
        where TWriter : class, ILetterWriter
        => services.AddScoped<ILetterWriter, TWriter>();
}
