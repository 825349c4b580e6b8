namespace OerPortal.Cms.Web;

/// <summary>Forgets kept pages, on every instance.</summary>
public interface IPageCache
{
    /// <summary>Forgets all pages whose <see cref="GuestCacheAttribute.Tags"/> contain the tag.</summary>
    Task ForgetAsync(string tag, CancellationToken cancellation);

    /// <summary>
    /// The same for what many changes in a row touch and may be seen a little later, such as a list that gains one: at once the first few
    /// times, then every two seconds however often it is asked for. So lists are still kept while ten thousand resources come in.
    /// </summary>
    Task ForgetSoonAsync(string tag, CancellationToken cancellation);
}
