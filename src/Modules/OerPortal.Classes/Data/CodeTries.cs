using Microsoft.AspNetCore.Http;
using OerPortal.Accounts;
using OerPortal.Cms.Sites;

namespace OerPortal.Classes.Data;

/// <summary>
/// Slows down who guesses codes. Right ones are not counted, and a code opens nothing but at its own school. Where pupils of the school have signed in
/// lately, many more wrong ones are needed, so that one class that plays with the door does not close it to the others.
/// </summary>
internal sealed class CodeTries(CodeMisses misses, IPupilDoor pupils, ISiteContext site)
{
    /// <summary>Looks for what a code leads to, and counts it when it leads nowhere.</summary>
    /// <returns>Null as well when there were too many wrong ones from this address: then nothing is looked for.</returns>
    internal async Task<T?> LookAsync<T>(HttpContext http, Func<Task<T?>> find, CancellationToken cancellation)
        where T : class
    {
        if (await AreTooManyAsync(http, cancellation))
            return null;
        var there = await find();
        if (there is null)
            misses.Count(http.Connection.RemoteIpAddress);
        return there;
    }

    internal async Task<bool> AreTooManyAsync(HttpContext http, CancellationToken cancellation)
    {
        var address = http.Connection.RemoteIpAddress;
        return misses.AreTooMany(address)
            && (misses.AreTooMany(address, CodeMisses.AtSchoolTimes) || !await pupils.IsAtHomeAsync(http, site.Current.Id, cancellation));
    }

    internal int SecondsLeft() => misses.SecondsLeft();
}
