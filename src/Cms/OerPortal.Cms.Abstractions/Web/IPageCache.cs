namespace OerPortal.Cms.Web;

/// <summary>Forgets kept pages, on every instance.</summary>
public interface IPageCache
{
    /// <summary>Forgets all pages whose <see cref="GuestCacheAttribute.Tags"/> contain the tag.</summary>
    Task ForgetAsync(string tag, CancellationToken cancellation);
}
