# SLiMS as a library would run it at its best: nginx, PHP-FPM with OPcache, MariaDB with InnoDB. To be sourced; needs $root and the functions of
# build/lib.sh. Its servers listen on 127.0.0.1 alone and end with stop_peer.

peer_root=$root/peer peer_web=$root/peer/www peer_port=${PEER_PORT:-5095}
peer_database() { mariadb --no-defaults --socket="$peer_root/db.sock" --user=root "$@"; }

# $SLIMS_SOURCE: a path or an address of git; $SLIMS_COMMIT: what to check out.
fetch_peer() {
  rm -rf "$peer_root" && mkdir -p "$peer_root/sessions" "$peer_root/temp"
  git clone --quiet --no-checkout "$SLIMS_SOURCE" "$peer_web"
  # Without what only debuggers of scripts ask for: it is large.
  git -C "$peer_web" sparse-checkout set --no-cone '/*' '!*.map'
  git -C "$peer_web" checkout --quiet --detach "$SLIMS_COMMIT"
  peer_version=$(sed -n "s/^define('SENAYAN_VERSION_TAG', '\(.*\)');/\1/p" "$peer_web/sysconfig.inc.php")
  [ -n "$peer_version" ] || fail "There is no SLiMS at $SLIMS_SOURCE." "Set SLIMS_SOURCE and SLIMS_COMMIT."
}

start_peer() {
  local workers=$(nproc) fpm
  fpm=$(command -v php-fpm || ls /usr/sbin/php-fpm* | tail -1)
  cat >"$peer_root/fpm.conf" <<FPM
[global]
error_log = $peer_root/fpm.log
daemonize = no
[www]
listen = $peer_root/fpm.sock
listen.mode = 0666
user = $(id -un)
group = $(id -gn)
pm = static
pm.max_children = $workers
php_admin_value[session.save_path] = $peer_root/sessions
php_admin_value[upload_tmp_dir] = $peer_root/temp
php_admin_value[upload_max_filesize] = 64M
php_admin_value[post_max_size] = 64M
php_admin_value[memory_limit] = 512M
php_admin_value[date.timezone] = Asia/Ho_Chi_Minh
php_admin_value[mysqli.default_socket] = $peer_root/db.sock
php_admin_value[pdo_mysql.default_socket] = $peer_root/db.sock
php_admin_value[opcache.enable] = 1
php_admin_value[opcache.memory_consumption] = 256
php_admin_value[opcache.max_accelerated_files] = 20000
php_admin_value[opcache.validate_timestamps] = 0
php_admin_value[realpath_cache_size] = 4096K
FPM
  cat >"$peer_root/nginx.conf" <<NGINX
worker_processes $workers;
pid $peer_root/nginx.pid;
error_log $peer_root/nginx.log warn;
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types;
  access_log off;
  sendfile on;
  tcp_nopush on;
  gzip on;
  gzip_types text/css application/javascript application/json;
  client_max_body_size 64m;
  client_body_temp_path $peer_root/temp/body;
  fastcgi_temp_path $peer_root/temp/fastcgi;
  proxy_temp_path $peer_root/temp/proxy;
  uwsgi_temp_path $peer_root/temp/uwsgi;
  scgi_temp_path $peer_root/temp/scgi;
  upstream php { server unix:$peer_root/fpm.sock; }
  server {
    listen 127.0.0.1:$peer_port;
    root $peer_web;
    index index.php index.html;
    location ~* \.(js|css|png|jpe?g|gif|svg|woff2?|ttf|ico)$ { expires 7d; }
    location ~ \.php$ {
      include /etc/nginx/fastcgi_params;
      fastcgi_param SCRIPT_FILENAME \$document_root\$fastcgi_script_name;
      fastcgi_buffers 16 32k;
      fastcgi_buffer_size 32k;
      fastcgi_pass php;
    }
  }
}
NGINX
  # A server that is started as root would look for its files as another user.
  [ "$(id -u)" != 0 ] || sed -i '1i user root;' "$peer_root/nginx.conf"
  if [ ! -d "$peer_root/db" ]; then
    mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$peer_root/db" --auth-root-authentication-method=normal >"$peer_root/db-made.log" 2>&1
  fi
  mariadbd --no-defaults --user="$(id -un)" --datadir="$peer_root/db" --socket="$peer_root/db.sock" --skip-networking --innodb-buffer-pool-size=1G \
    --innodb-log-file-size=256M --innodb-ft-min-token-size=1 --sql-mode=NO_ENGINE_SUBSTITUTION --character-set-server=utf8mb4 >"$peer_root/db.log" 2>&1 &
  peer_pids=$!
  until peer_database -e 'SELECT 1' >/dev/null 2>&1; do sleep 0.2; done
  "$fpm" --nodaemonize $([ "$(id -u)" != 0 ] || echo --allow-to-run-as-root) --fpm-config "$peer_root/fpm.conf" -d opcache.enable=1 >"$peer_root/fpm.out" 2>&1 &
  peer_pids="$peer_pids $!"
  nginx -c "$peer_root/nginx.conf" -g 'daemon off;' >"$peer_root/nginx.out" 2>&1 &
  peer_pids="$peer_pids $!"
  until curl -fsS -o /dev/null "http://127.0.0.1:$peer_port/install/index.php" 2>/dev/null || curl -fsS -o /dev/null "http://127.0.0.1:$peer_port/" 2>/dev/null; do sleep 0.2; done
}

# As its own installer does it, asked by its own page.
install_peer() {
  local jar=$peer_root/jar api=http://127.0.0.1:$peer_port/install/api.php
  peer_database -e "CREATE DATABASE slims CHARACTER SET utf8mb4; CREATE USER slims@localhost IDENTIFIED BY 'slims'; GRANT ALL ON slims.* TO slims@localhost"
  curl -fsS -c "$jar" -b "$jar" "$api" -d '{"action":"test-connection","host":"localhost","port":"3306","name":"slims","user":"slims","pass":"slims"}'
  curl -fsS -c "$jar" -b "$jar" "$api" -d '{"action":"do-install","username":"admin","passwd":"nha-rong-mai-cao","confirmPasswd":"nha-rong-mai-cao","engine":"InnoDB","sampleData":false}'
}

stop_peer() {
  [ -z "${peer_pids:-}" ] || kill $peer_pids 2>/dev/null || true
  local p
  for p in ${peer_pids:-}; do tail --pid="$p" -f /dev/null 2>/dev/null || true; done
  peer_pids=
}
