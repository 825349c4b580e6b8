using OerPortal.Cms.Hosting;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
await builder.AddPortalAsync();
return await builder.Build().RunPortalAsync(args);
