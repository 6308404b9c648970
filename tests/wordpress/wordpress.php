<?php
/**
 * What wordpress.ts asks of WordPress itself: one task as JSON on the input, its answer as JSON on the output.
 * Tasks are done by WordPress' own functions, so that its filters apply as they do for a user.
 */

$task = json_decode(stream_get_contents(STDIN), true, 512, JSON_THROW_ON_ERROR);
$_SERVER += ['HTTP_HOST' => '127.0.0.1', 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1'];

/** Makes the database and its tables, and the users, each named as their role. */
function install(array $task): array
{
    ['socket' => $socket, 'user' => $user, 'password' => $password, 'name' => $name] = $task['database'];
    $server = new mysqli('localhost', $user, $password, null, null, $socket);
    $server->query("CREATE DATABASE IF NOT EXISTS `$name` CHARACTER SET utf8mb4");
    define('WP_INSTALLING', true);
    load($task);
    require_once ABSPATH . 'wp-admin/includes/upgrade.php';
    wp_install('A newsroom', 'administrator', 'administrator@example.org', false, '', wp_generate_password());
    $author = ['user_login' => 'author', 'user_email' => 'author@example.org', 'role' => 'author'];
    $id = wp_insert_user($author + ['user_pass' => wp_generate_password()]);
    if (is_wp_error($id)) throw new Exception($id->get_error_message());
    return ['version' => get_bloginfo('version'), 'themes' => array_map('strval', array_keys(wp_get_themes()))];
}

/** Saves through the interface that the block editor saves through, as that user. */
function publish(array $task): string
{
    load($task);
    wp_set_current_user(get_user_by('login', $task['as'])->ID);
    $request = new WP_REST_Request('POST', '/wp/v2/posts');
    $request->set_body_params(['status' => 'publish', 'title' => $task['title'], 'content' => $task['content']]);
    $response = rest_do_request($request);
    if ($response->is_error()) throw new Exception($response->as_error()->get_error_message());
    return $response->get_data()['link'];
}

/** A post's content as it stands in the database, and the embeds that WordPress keeps with it. */
function saved(array $task): array
{
    load($task);
    $meta = get_post_meta($task['post']);
    $kept = preg_grep('/^_oembed_[0-9a-f]{32}$/', array_keys($meta));
    $embeds = array_map(fn($key) => $meta[$key][0], array_values($kept));
    return ['content' => get_post($task['post'])->post_content, 'embeds' => $embeds];
}

function theme(array $task): null
{
    load($task);
    if (!wp_get_theme($task['name'])->exists()) throw new Exception("no theme {$task['name']}");
    switch_theme($task['name']);
    return null;
}

function load(array $task): void
{
    require_once "{$task['site']}/wp-load.php";
}

$tasks = ['install' => install(...), 'publish' => publish(...), 'saved' => saved(...), 'theme' => theme(...)];
echo json_encode($tasks[$task['do']]($task), JSON_THROW_ON_ERROR);
