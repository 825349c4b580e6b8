using OerPortal.Cms.Hosting;

// Settings lie beside the program, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
await builder.AddPortalAsync();
return await builder.Build().RunPortalAsync(args);
