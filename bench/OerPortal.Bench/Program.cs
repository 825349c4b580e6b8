using OerPortal.Cms.Hosting;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
await builder.AddPortalAsync();
await using var app = builder.Build();
return await app.RunPortalAsync(args);
