using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.OaiPmh.Formats;
using OerPortal.OpenData.OaiPmh.Protocol;

namespace OerPortal.OpenData.OaiPmh.Answers;

/// <summary>At an address where there is no repository. The protocol has no word for it; harvesters show the message of whatever error they get.</summary>
internal sealed class NoRepository : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var place = services.GetRequiredService<OaiSettings>().PlaceOf(httpContext.Request, services.GetRequiredService<ISiteContext>(), services.GetRequiredService<OpenWords>());
        httpContext.Response.StatusCode = StatusCodes.Status404NotFound;
        httpContext.Response.ContentType = "text/xml; charset=utf-8";
        using var xml = new AnswerXml(httpContext.Response.BodyWriter);
        xml.Begin(place, services.GetRequiredService<TimeProvider>().GetUtcNow(), arguments: null);
        xml.Refuse(OaiRefusal.BadArgument("There is no repository at this address, or it is not open."));
        await xml.EndAsync(httpContext.RequestAborted);
    }
}
