using Microsoft.Extensions.Options;
using OerPortal.Cms.Hosting;
using OerPortal.Cms.Postgres;

// Settings lie beside the program, wherever it is started from.
try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    await builder.AddPortalAsync();
    // A verb ends without the host having run; what it started must end all the same, the embedded PostgreSQL first of all.
    await using var app = builder.Build();
    return await app.RunPortalAsync(args);
}
catch (Exception trouble) when (trouble is PostgresUnavailableException or StartRefusedException or OptionsValidationException)
{
    // Says what to do; where in the program it was found helps nobody.
    await Console.Error.WriteLineAsync(trouble.Message);
    return 1;
}
