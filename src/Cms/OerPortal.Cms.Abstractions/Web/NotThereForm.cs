using Microsoft.AspNetCore.Http;

namespace OerPortal.Cms.Web;

/// <summary>
/// On an endpoint for programs: how it says that there is nothing here, in the form that whoever asks it reads. Asked where the site has the
/// endpoint's feature switched off, and where there is no such site. Without it programs get problem details (RFC 9457) and people a page.
/// </summary>
public sealed record NotThereForm(Func<HttpContext, IResult> Answer);
